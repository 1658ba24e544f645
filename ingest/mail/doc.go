// Package mail takes an e-mail apart: its header, its text and what is attached.
//
// In: the bytes of a message, as mail programs save it (.eml), of many in
// one mailbox (mbox), or of a page saved as one file (MHTML). Out: subject, sender and date in plain words; the sections of its text and
// its attachments as bytes in their own encoding, with the way back to the message's. It
// decodes no letters (package ingest does), opens no attachments, checks no signatures and
// fetches nothing. It may assume nothing: parts within parts, their number and the header's
// length are bounded; time and memory are linear in the length.
package mail
