package model

import (
	"fmt"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/model/kernel"
)

// inBytes ends the name of a kernel whose encoder multiplies bytes.
const inBytes = "+int8"

// KernelNames are what WithKernel takes on this processor, the instruction sets
// from the fastest on: "avx512+int8", "avx512", "avx2+int8", …
func KernelNames() []string {
	var out []string
	for _, name := range kernel.Names() {
		if k, err := kernel.ByName(name); err == nil && k.Bytes() {
			out = append(out, name+inBytes)
		}
		out = append(out, name)
	}
	return out
}

// BestInt8 is the name of the best kernel in bytes, or "" where bytes wouldn't be
// faster: plain Go multiplies them more slowly than floats.
func BestInt8() string {
	if k := kernel.Best(); k.Bytes() && k.Name() != "plain" {
		return k.Name() + inBytes
	}
	return ""
}

// chooseKernel finds the kernel and whether it is to multiply bytes.
func (o *options) chooseKernel() (*kernel.Kernel, error) {
	name, bytes := strings.CutSuffix(o.kernel, inBytes)
	o.bytes = o.bytes || bytes
	k, err := kernel.ByName(name)
	if err == nil && o.bytes && !k.Bytes() {
		err = fmt.Errorf("choose kernel %q: %w", k.Name()+inBytes, reportedly.ErrUnsupported)
	} else if err != nil {
		err = fmt.Errorf("choose kernel %q: %w", o.kernel, reportedly.ErrUnsupported)
	}
	if err != nil {
		return nil, reportedly.WithHint(err, "this processor has "+strings.Join(KernelNames(), ", "))
	}
	return k, nil
}
