// Package intake takes reports into a memory in the background, one run after another:
// what the workbench's form and the API's uploads have in common.
//
// In: inputs that can be opened, and what is known of their publication. Out: runs with
// the state of each of their reports, and their events as they come. It keeps the latest
// runs only, and only while the program lives: what became of a report is in the memory
// itself; it knows no requests and decides nothing about who may add. It assumes that
// whoever learns of a run may see what was added by it.
package intake
