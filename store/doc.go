// Package store is the contract between memory and what keeps it: reports with
// their original bytes, claims, developments, sources, the duplicate index and
// the log of judgements, and the questions that are asked of them.
//
// In: values of the root package, with what memory adds to them. Out: the same
// values, found by identity, by words or by their properties, page by page. It
// holds no implementation (store/sqlite and store/postgres do, and
// store/storetest says what both must do), decides nothing about claims, and
// reads no clock: every time comes from the caller. Who implements it may assume
// that callers pass texts in valid UTF-8 and times in any zone; who uses it may
// assume what the methods' comments promise and docs/store.md explains.
//
// # Identity
//
// A report is its SHA-256 in lower-case hexadecimal. A claim is its report's, a
// slash, and its ID within the report ([reportedly.TellingID]). Developments keep
// the ID that they were put with, sources their name, judgements their number.
//
// # Paging
//
// Whatever may grow is returned as a [List], a page at a time, with the cursor of
// the next page. A cursor names the last item by its sort key, so that pages
// neither skip nor repeat an item when others are added in between, and a late
// page costs as little as the first.
package store
