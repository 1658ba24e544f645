// Package places compares what names of places mean with corpora, and seeks names that
// were taken out of a gazetteer.
//
// In: XML files as GeoVirus, GeoWebNews, LGL and TR-News have them, a gazetteer's places,
// and, as functions, what is to be measured. Out: [score.Scores]. It knows no gazetteer.
// It assumes coordinates in degrees, WGS 84.
package places
