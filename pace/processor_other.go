//go:build !linux

package pace

import "time"

// processorTime gives for how long the thread that calls it can have had a
// processor since then: not every system tells.
func processorTime() func() time.Duration {
	began := time.Now()
	return func() time.Duration { return time.Since(began) }
}
