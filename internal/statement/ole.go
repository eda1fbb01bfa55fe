package statement

import (
	"encoding/binary"
	"errors"
	"strings"
	"unicode/utf16"
)

// ole reads streams out of a compound file, the container of .xls and of encrypted workbooks: a small file system of
// sectors, chained by a table. The library for it makes room for as many sectors as a header claims (a file of six kilobytes then takes 17 GB)
// and follows its tree as deep as it goes; this one never goes beyond the bytes that are there.
type ole struct {
	data   []byte
	sector int
	fat    []uint32 // the sector that follows each
	dir    []oleEntry
}

type oleEntry struct {
	name  string
	kind  byte // 2 is a stream, 5 the root
	start uint32
	size  int
}

var errOLE = errors.New("a compound file that does not hold together")

const (
	oleHeader    = 512
	oleEntries   = 1024 // of a directory; workbooks have a dozen
	oleEntrySize = 128
	oleMini      = 64   // bytes of a small sector
	oleSmall     = 4096 // shorter streams are in small sectors
	oleEnd       = 0xFFFFFFFA
)

func openCompound(data []byte) (*ole, error) {
	if len(data) < oleHeader {
		return nil, errOLE
	}
	o := &ole{data: data, sector: 1 << binary.LittleEndian.Uint16(data[30:])}
	if o.sector != 512 && o.sector != 4096 {
		return nil, errOLE
	}
	if err := o.table(); err != nil {
		return nil, err
	}
	dir, err := o.chain(o.number(48), oleEntries*oleEntrySize)
	if err != nil {
		return nil, err
	}
	for ; len(dir) >= oleEntrySize; dir = dir[oleEntrySize:] {
		n := min(int(binary.LittleEndian.Uint16(dir[64:])), 64) / 2
		units := make([]uint16, max(n-1, 0))
		for i := range units {
			units[i] = binary.LittleEndian.Uint16(dir[2*i:])
		}
		o.dir = append(o.dir, oleEntry{string(utf16.Decode(units)), dir[66], binary.LittleEndian.Uint32(dir[116:]), int(binary.LittleEndian.Uint32(dir[120:]))})
	}
	return o, nil
}

func (o *ole) number(at int) uint32 { return binary.LittleEndian.Uint32(o.data[at:]) }

// bytes gives a sector; the last one of a file may be cut.
func (o *ole) bytes(sector uint32) ([]byte, error) {
	at := (int64(sector) + 1) * int64(o.sector)
	if at >= int64(len(o.data)) {
		return nil, errOLE
	}
	return o.data[at:min(at+int64(o.sector), int64(len(o.data)))], nil
}

// table reads which sector follows which, from the sectors that the header lists and those that it chains.
func (o *ole) table() error {
	most := len(o.data)/o.sector + 1
	var where []uint32
	for at := 76; at < oleHeader; at += 4 {
		where = append(where, o.number(at))
	}
	for next := o.number(68); next < oleEnd && len(where) < most; {
		b, err := o.bytes(next)
		if err != nil || len(b) < o.sector {
			return errOLE
		}
		for i := 0; i+8 <= len(b); i += 4 {
			where = append(where, binary.LittleEndian.Uint32(b[i:]))
		}
		next = binary.LittleEndian.Uint32(b[len(b)-4:])
	}
	for _, sector := range where {
		if sector >= oleEnd || len(o.fat) >= most {
			break
		}
		b, err := o.bytes(sector)
		if err != nil {
			return err
		}
		for i := 0; i+4 <= len(b); i += 4 {
			o.fat = append(o.fat, binary.LittleEndian.Uint32(b[i:]))
		}
	}
	return nil
}

// chain joins the sectors that begin with one, as many bytes as are asked for at most.
func (o *ole) chain(sector uint32, most int) ([]byte, error) {
	var out []byte
	for steps := 0; sector < oleEnd && len(out) < most; steps++ {
		b, err := o.bytes(sector)
		if err != nil || steps > len(o.fat) || int64(sector) >= int64(len(o.fat)) {
			return nil, errOLE
		}
		out = append(out, b...)
		sector = o.fat[sector]
	}
	return out[:min(len(out), most)], nil
}

// sound says that what a library would believe of a compound file is in it: it claims no more sectors than there are, its
// directory ends, and its password is not to be hashed for hours.
func (o *ole) sound() bool {
	most := uint32(len(o.data)/o.sector + 1)
	for _, at := range []int{40, 44, 64, 72} {
		if o.number(at) > most {
			return false
		}
	}
	info, err := o.stream("EncryptionInfo")
	if err != nil || len(o.dir) >= oleEntries {
		return false
	}
	_, spins, told := strings.Cut(string(info), `spinCount="`)
	n, _, _ := strings.Cut(spins, `"`)
	return !told || len(n) < len("10000000") || n == "10000000"
}

// stream gives the stream of a name; nil where there is none.
func (o *ole) stream(name string) ([]byte, error) {
	for _, e := range o.dir {
		if e.kind != 2 || !strings.EqualFold(e.name, name) {
			continue
		}
		if e.size >= oleSmall {
			return o.chain(e.start, e.size)
		}
		return o.small(e)
	}
	return nil, nil
}

// small reads a short stream out of the root's, in which those are kept.
func (o *ole) small(e oleEntry) ([]byte, error) {
	table, err := o.chain(o.number(60), len(o.data))
	if err != nil || len(o.dir) == 0 {
		return nil, errOLE
	}
	all, err := o.chain(o.dir[0].start, min(o.dir[0].size, len(o.data)))
	if err != nil {
		return nil, err
	}
	out := []byte{}
	for sector, steps := int64(e.start), 0; sector < oleEnd && len(out) < e.size; steps++ {
		at := sector * oleMini
		if at >= int64(len(all)) || sector*4+4 > int64(len(table)) || steps > len(table) {
			return nil, errOLE
		}
		out = append(out, all[at:min(at+oleMini, int64(len(all)))]...)
		sector = int64(binary.LittleEndian.Uint32(table[sector*4:]))
	}
	return out[:min(len(out), e.size)], nil
}
