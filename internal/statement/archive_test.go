package statement

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"crypto/aes"
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/sha1"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhangfang/internal/fault"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// packed is a file of a zip; its name is written as GBK, as programs in China do.
type packed struct{ name, text string }

func zipFiles(t testing.TB, files ...packed) string {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range files {
		name, err := simplifiedchinese.GBK.NewEncoder().String(f.name)
		if err != nil {
			t.Fatal(err)
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, NonUTF8: true, Method: zip.Deflate})
		if err == nil {
			_, err = w.Write([]byte(f.text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func deflated(t testing.TB, text string) []byte {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, 6)
	if err == nil {
		_, err = w.Write([]byte(text))
	}
	if err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// lockedZip writes a zip by hand with the cipher of PKZIP, or with AES where size says how many bytes the key has.
func lockedZip(t testing.TB, name, text, password string, size int) string {
	body := deflated(t, text)
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, Flags: 1, CRC32: crc32.ChecksumIEEE([]byte(text)), UncompressedSize64: uint64(len(text))}
	if size == 0 {
		k := newOldKeys(password)
		plain := append(append([]byte("01234567890"), byte(h.CRC32>>24)), body...)
		body = nil
		for _, b := range plain {
			body = append(body, b^k.stream())
			k.update(b)
		}
	} else {
		salt := bytes.Repeat([]byte{7}, size/2)
		keys, err := pbkdf2.Key(sha1.New, password, salt, 1000, 2*size+2)
		if err != nil {
			t.Fatal(err)
		}
		block, err := aes.NewCipher(keys[:size])
		if err != nil {
			t.Fatal(err)
		}
		littleCTR(block, body)
		mac := hmac.New(sha1.New, keys[size:2*size])
		mac.Write(body)
		body = append(append(append(salt, keys[2*size:]...), body...), mac.Sum(nil)[:10]...)
		h.Method, h.CRC32 = methodAES, 0
		h.Extra = binary.LittleEndian.AppendUint16([]byte{0x01, 0x99, 7, 0, 2, 0, 'A', 'E', byte(size/8 - 1)}, zip.Deflate)
	}
	h.CompressedSize64 = uint64(len(body))
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.CreateRaw(h)
	if err == nil {
		_, err = w.Write(body)
	}
	if err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestArchivesWithAPassword(t *testing.T) {
	text := fixture{"file": "alipay_personal_app_v3.csv"}.text(t)
	for _, size := range []int{0, 16, 24, 32} {
		data := lockedZip(t, "alipay_record.csv", string(toGB18030(t, text)), "417203", size)
		for _, wrong := range []string{"", "417204", "41720"} {
			if _, err := Read(Source{Data: []byte(data)}, Options{Password: wrong}); !isFault(err, lockedBy(wrong)) {
				t.Errorf("key of %d, password %q: %v", size, wrong, err)
			}
		}
		s := must(t, data, Options{Password: "417203"})
		if s.Format != "alipay_personal_app" || len(s.Lines) != 6 || s.Encoding != "GB18030" || s.Member != "alipay_record.csv" {
			t.Errorf("key of %d: %s, %d lines, %s, %s", size, s.Format, len(s.Lines), s.Encoding, s.Member)
		}
	}
}

// lockedBy is what a wrong password, and none, come back with.
func lockedBy(password string) fault.Key {
	if password == "" {
		return Locked
	}
	return WrongPassword
}

// testdata/archives was written by 7-Zip and Info-ZIP, not by us: AES of both lengths, the old cipher, names in GBK.
func TestArchivesOfOtherPrograms(t *testing.T) {
	for file, member := range map[string]string{
		"7z_aes256.zip": "20880000_202603_账务明细.csv", "7z_gbk_zipcrypto.zip": "20880000_202603_账务明细.csv", "infozip_gbk.zip": "20880000_202603_账务明细.csv",
		"7z_aes128.zip": "wechat.csv", "7z_zipcrypto.zip": "wechat.csv",
	} {
		data, err := os.ReadFile(filepath.Join("testdata", "archives", file))
		if err != nil {
			t.Fatal(err)
		}
		for _, wrong := range []string{"", "417204", "密码"} {
			if _, err := Read(Source{Data: bytes.Clone(data)}, Options{Password: wrong}); !isFault(err, lockedBy(wrong)) {
				t.Errorf("%s, password %q: %v", file, wrong, err)
			}
		}
		if s := must(t, string(data), Options{Password: "417203"}); len(s.Lines) != 5 || s.Member != member || s.Replaced > 0 {
			t.Errorf("%s: %s, %d lines of %q", file, s.Format, len(s.Lines), s.Member)
		}
	}
}

func TestAlipaysArchiveHasABillAndASummary(t *testing.T) {
	data := zipFiles(t,
		packed{"20880000_202603_账务明细(汇总).csv", string(toGB18030(t, "#支付宝账务汇总查询\n#账号：[2088]\n类型,收入笔数,收入金额（+元）,支出笔数,支出金额（-元）,总金额（元）\n在线支付,3,100.00,0,0.00,100.00\n"))},
		packed{"20880000_202603_账务明细.csv", string(toGB18030(t, fixture{"file": "alipay_merchant_fund.csv"}.text(t)))},
		packed{"__MACOSX/._x.csv", "junk"})
	s := must(t, data, Options{})
	if s.Format != "alipay_merchant" || s.Member != "20880000_202603_账务明细.csv" || len(s.Lines) != 5 || len(s.Questions) != 0 {
		t.Errorf("%s, %q, %d lines, %+v", s.Format, s.Member, len(s.Lines), s.Questions)
	}
	if last := s.Skipped[len(s.Skipped)-1]; last.Reason != Sheet || last.Raw[0] != "20880000_202603_账务明细(汇总).csv" {
		t.Errorf("%+v", last)
	}
}

func TestAnArchiveOfSeveralTablesAsksForOne(t *testing.T) {
	one, two := fixture{"file": "bank_cmb_corp_detail.csv"}.text(t), fixture{"file": "bank_spdb_corp_detail.csv"}.text(t)
	data := zipFiles(t, packed{"招行.csv", one}, packed{"浦发.csv", two}, packed{"说明.txt", "请查收"})
	s := must(t, data, Options{})
	if len(s.Questions) != 1 || s.Questions[0].Ask != AskMember || len(s.Questions[0].Choices) != 2 || s.Questions[0].Guess != s.Member {
		t.Errorf("%+v", s.Questions)
	}
	s = must(t, data, Options{Answers: map[Ask]string{AskMember: "浦发.csv"}})
	if s.Format != "bank_spdb_corp" || s.Member != "浦发.csv" {
		t.Errorf("%s %s", s.Format, s.Member)
	}
	if _, err := Read(Source{Data: []byte(data)}, Options{Answers: map[Ask]string{AskMember: "农行.csv"}}); !errors.Is(err, fault.New(NoSuchAnswer, nil)) {
		t.Error(err)
	}
	if _, err := Read(Source{Data: []byte(zipFiles(t, packed{"a.txt", "x"}, packed{"b.txt", "y"}))}, Options{}); !errors.Is(err, fault.New(EmptyArchive, nil)) {
		t.Error(err)
	}
}

func TestMessagesInAnArchiveAreOneStatement(t *testing.T) {
	day := func(n, opening, closing string) string {
		return ":20:D" + n + "\n:25:500/1\n:60F:C2603" + n + "EUR" + opening + "\n:61:2603" + n + "C10,NTRFNONREF//BANK" + n + "\n:62F:C2603" + n + "EUR" + closing + "\n-\n"
	}
	data := zipFiles(t, packed{"0303.sta", day("03", "110,", "120,")}, packed{"0302.sta", day("02", "100,", "110,")}, packed{"inner.zip", zipFiles(t, packed{"0304.sta", day("04", "120,", "130,")})})
	s := must(t, data, Options{})
	if s.Format != "mt940" || len(s.Lines) != 3 || text0(s.Opening) != "100.00" || text0(s.Closing) != "130.00" || len(s.Parts) != 3 || s.From.String() != "2026-03-02" || s.To.String() != "2026-03-04" {
		t.Errorf("%+v", s)
	}
	if a, b, c := s.Lines[0].Row, s.Lines[1].Row, s.Lines[2].Row; a >= b || b >= c {
		t.Errorf("rows %d %d %d", a, b, c)
	}
}

func TestGzipAndArchivesInArchives(t *testing.T) {
	text := fixture{"file": "wechat_merchant_all.csv"}.text(t)
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write([]byte(text)); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	if s := must(t, out.String(), Options{}); s.Format != "wechat_merchant" || len(s.Lines) != 5 {
		t.Errorf("gzip: %s", s.Format)
	}
	inner := zipFiles(t, packed{"bill.csv", text})
	for depth := range 4 {
		_, err := Read(Source{Data: []byte(inner)}, Options{})
		if (err == nil) != (depth < 2) {
			t.Errorf("%d archives deep: %v", depth+1, err)
		}
		inner = zipFiles(t, packed{"a.zip", inner})
	}
	bomb := zipFiles(t, packed{"bomb.csv", strings.Repeat("0", maxBytes+1)})
	if _, err := Read(Source{Data: []byte(bomb)}, Options{}); !isFault(err, UnpacksTooLarge) {
		t.Error(err)
	}
}
