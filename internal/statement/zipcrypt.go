package statement

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/sha1"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"

	"zhangfang/internal/fault"
)

// Zips with a password: the old cipher of PKZIP, which Alipay and WeChat still mail, and AES of WinZip (AE-1, AE-2).
// No library for them resolves here; the standard library gives the raw bytes, the rest is the two specifications:
// APPNOTE.TXT 6.1 and WinZip's "AES Encryption Information".

const methodAES = 99

var errCipher = errors.New("unknown encryption")

// decryptMember unpacks a member with a password. A wrong one, and none, are the fault Locked; Read tells them apart.
func decryptMember(part *zip.File, password string, most int64) ([]byte, error) {
	if password == "" {
		return nil, fault.New(Locked, nil)
	}
	if part.CompressedSize64 > maxBytes {
		return nil, fault.New(TooLarge, fault.Args{"size": part.CompressedSize64 >> 20, "limit": maxBytes >> 20})
	}
	raw, err := part.OpenRaw()
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(raw)
	if err != nil {
		return nil, err
	}
	method, checked := part.Method, true
	var plain []byte
	if method == methodAES {
		plain, method, checked, err = decryptAES(part.Extra, data, password)
	} else {
		plain, err = decryptOld(part, data, password)
	}
	if err != nil {
		return nil, err
	}
	if method == zip.Deflate {
		plain, err = io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(plain)), most+1))
	}
	if err != nil || checked && crc32.ChecksumIEEE(plain) != part.CRC32 {
		return nil, fault.New(Locked, nil) // the old cipher lets one wrong password of 256 begin
	}
	return plain, nil
}

// decryptAES opens what WinZip and 7-Zip write: salt, two bytes that tell a wrong password, the text, ten bytes of HMAC.
func decryptAES(extra, data []byte, password string) (plain []byte, method uint16, crc bool, err error) {
	for len(extra) >= 4 {
		id, n := binary.LittleEndian.Uint16(extra), int(binary.LittleEndian.Uint16(extra[2:]))
		if extra = extra[4:]; n > len(extra) {
			break
		}
		if field := extra[:n]; id == 0x9901 && n >= 7 {
			size := map[byte]int{1: 16, 2: 24, 3: 32}[field[4]]
			if size == 0 || len(data) < size/2+2+10 {
				return nil, 0, false, errCipher
			}
			plain, err = openAES(data, password, size)
			return plain, binary.LittleEndian.Uint16(field[5:]), binary.LittleEndian.Uint16(field) == 1, err
		}
		extra = extra[n:]
	}
	return nil, 0, false, errCipher
}

func openAES(data []byte, password string, size int) ([]byte, error) {
	salt, check, text, sum := data[:size/2], data[size/2:size/2+2], data[size/2+2:len(data)-10], data[len(data)-10:]
	keys, err := pbkdf2.Key(sha1.New, password, salt, 1000, 2*size+2)
	if err != nil {
		return nil, err
	}
	mac := hmac.New(sha1.New, keys[size:2*size])
	mac.Write(text)
	if !bytes.Equal(keys[2*size:], check) || !hmac.Equal(mac.Sum(nil)[:10], sum) {
		return nil, fault.New(Locked, nil)
	}
	block, err := aes.NewCipher(keys[:size])
	if err != nil {
		return nil, err
	}
	littleCTR(block, text)
	return text, nil
}

// littleCTR is counter mode with the counter's lowest byte first, from 1, which the standard library does not have.
func littleCTR(block cipher.Block, text []byte) {
	var counter, pad [aes.BlockSize]byte
	for n := uint64(1); len(text) > 0; n++ {
		binary.LittleEndian.PutUint64(counter[:], n)
		block.Encrypt(pad[:], counter[:])
		for i := range min(len(text), aes.BlockSize) {
			text[i] ^= pad[i]
		}
		text = text[min(len(text), aes.BlockSize):]
	}
}

// oldKeys is the state of PKZIP's cipher.
type oldKeys [3]uint32

func newOldKeys(password string) *oldKeys {
	k := &oldKeys{0x12345678, 0x23456789, 0x34567890}
	for i := range len(password) {
		k.update(password[i])
	}
	return k
}

func (k *oldKeys) update(b byte) {
	k[0] = crc32.IEEETable[byte(k[0])^b] ^ k[0]>>8
	k[1] = (k[1]+k[0]&0xFF)*134775813 + 1
	k[2] = crc32.IEEETable[byte(k[2])^byte(k[1]>>24)] ^ k[2]>>8
}

func (k *oldKeys) stream() byte {
	t := uint16(k[2]) | 2
	return byte(uint32(t) * uint32(t^1) >> 8)
}

func decryptOld(part *zip.File, data []byte, password string) ([]byte, error) {
	if part.Flags&0x40 != 0 || len(data) < 12 { // PKWARE's strong encryption
		return nil, errCipher
	}
	k := newOldKeys(password)
	for i, b := range data {
		data[i] = b ^ k.stream()
		k.update(data[i])
	}
	want := byte(part.CRC32 >> 24)
	if part.Flags&8 != 0 { // sizes stand behind the text: then the time is the check
		want = byte(part.ModifiedTime >> 8)
	}
	if data[11] != want {
		return nil, fault.New(Locked, nil)
	}
	return data[12:], nil
}
