// Package html makes one self-contained page of reports: their text with the
// claims highlighted, and the coding of each claim.
//
// In: reports with their sentences and claims. Out: one HTML5 document that
// asks nobody for anything: styles and script are in it, and its content
// security policy allows no others. Without the script the page still shows
// everything. It doesn't rebuild a web page's own looks, and keeps no state.
// It assumes that spans are in range, and nothing of the words in them.
package html
