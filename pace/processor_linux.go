package pace

import (
	"time"

	"golang.org/x/sys/unix"
)

// processorTime gives for how long the thread that calls it has had a processor
// since then, to whichever thread asks.
func processorTime() func() time.Duration {
	clock := ^int32(unix.Gettid())<<3 | 6 // of one thread, what the scheduler counts: clock_getcpuclockid(3)
	began := readClock(clock)
	return func() time.Duration { return readClock(clock) - began }
}

func readClock(clock int32) time.Duration {
	var now unix.Timespec
	if err := unix.ClockGettime(clock, &now); err != nil {
		return 0 // the thread has ended, and so has what it did
	}
	return time.Duration(now.Nano())
}
