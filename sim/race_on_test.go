//go:build race

package sim_test

// raceDetector says whether the race detector is on, under which everything
// takes ten times as long.
const raceDetector = true
