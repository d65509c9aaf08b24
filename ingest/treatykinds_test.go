package ingest

import "testing"

func TestClassify(t *testing.T) {
	for _, test := range []struct{ title, kinds string }{
		{"North Atlantic Treaty", "DEFENCE_PACT"},
		{"Protocol to the North Atlantic Treaty", "DEFENCE_PACT"},
		{"Protocol on the Status of International Military Headquarters set up pursuant to the North Atlantic Treaty", "STATUS_OF_FORCES"},
		{"Convention on Imaginary Lamps", "OTHER"},
	} {
		if kinds, _ := classify(test.title); kinds != test.kinds {
			t.Errorf("%q is %s; want %s", test.title, kinds, test.kinds)
		}
	}
}
