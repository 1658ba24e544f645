// Package jsonl is the wire form of claims: one JSON object a line, or one
// document with its claims as pretty-printed JSON. Its fields are those of
// docs/claim.schema.json and no others.
//
// The values of package memory have forms of their own here (ToStored, ToDevelopment …), in
// which a claim has the schema's fields and some more.
//
// In: claims, with the report that they were read from. Out: JSON that is the
// same byte for byte for the same claims; [Decode] turns either form back into
// claims. It doesn't carry what the schema has no place for: the reasons of a
// claim ([reportedly.Claim].Why), the reason of its time, and the spans of its
// numbers. It assumes that spans were checked against the text by who made
// them, and refuses claims that the schema can't express.
package jsonl
