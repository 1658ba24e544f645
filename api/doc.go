// Package api is the memory over HTTP: JSON for all that the workbench's pages and the
// command line do, under /api/v1/, described by an OpenAPI 3.1 document that is made
// from the very table of routes and types that answers (docs/api.md).
//
// In: requests, and who makes them as [Options].Who tells. Out: JSON in the forms of
// export/jsonl, whose claims follow docs/claim.schema.json; errors as problem+json (RFC
// 9457); progress as server-sent events. It keeps nothing of its own, signs nobody in,
// and limits no rates. It assumes that whoever mounts it checks the host's name against
// DNS rebinding, and that one program holds the [intake.Runs].
package api
