// Package imports makes users' gazetteers of the files that package source reads.
//
// In: names of files, and the folder where gazetteers are kept. Out: a gazetteer
// file for each source, with what its givers ask to be credited. It deliberately
// mixes no sources, so that data under a licence such as the ODbL stay apart, and
// chooses nothing between places. It may assume that only it writes in its working
// folder. Files may be larger than memory: what is read is sorted in chunks on
// disk, and a journal tells which are whole, so that a run that was cut off goes on
// from there. A gazetteer is replaced only by a whole one.
package imports
