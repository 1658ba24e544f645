// Package access says who may use a workbench that others can reach: accounts with
// passwords, sessions, tokens for programs, limits on tries and requests, and the log of
// what was done with accounts and with the whole of the memory.
//
// In: names, passwords, secrets that a browser or a program sends, HTTP requests. Out: a
// [Principal] with a role and scopes, or an error; [Gate] puts it all before an
// http.Handler. It is kept in a SQLite file of its own, so that copies and backups of
// the memory carry no passwords, and so that it serves a memory on PostgreSQL alike. It
// doesn't decide what a role may do (package web and the API do, route by route), sends
// no mail and knows no directory of users. It assumes a file system that only the
// server's user can read, a clock that doesn't jump by hours, and, where others connect,
// TLS in front of it: a password that travels in the clear is not protected by anything
// here.
//
// Secrets of sessions and tokens have 130 random bits and are kept as SHA-256 alone;
// passwords as argon2id in the PHC format. Nothing here prints or logs either.
package access
