package main

import "testing"

func TestLicencesThatOnlyWantToBeNamed(t *testing.T) {
	const mit = "Permission is hereby granted, free of charge, to any person\nobtaining a copy of this software"
	for text, want := range map[string]string{
		mit: "MIT",
		"   Apache License\n   Version 2.0, January 2004":                                   "Apache-2.0",
		"Redistributions in binary form must reproduce the above copyright\n\tnotice":       "BSD-2-Clause",
		"GNU GENERAL PUBLIC LICENSE\nVersion 3":                                             "",
		mit + "\nThe folder x is under the GNU Lesser General Public License.":              "",
		"This Source Code Form is subject to the terms of the Mozilla Public License, v. 2": "",
		"All rights reserved.": "",
		"":                     "",
	} {
		if got := permissive(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
