package gazetteer

import (
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/reportedly/reportedly/resolve/name"
)

// probes are names whose keys stand for how names are keyed at all: scripts,
// articles, particles, digraphs, doubled letters and endings of many languages.
const probes = `Az Zuwaytīnah|Deir ez-Zor|دير الزور|القذافي|Ouled Slimane|Qal‘at Şāliḩ|Жёлтые Воды|Харків|Łódź|Großräschen|Châlons-sur-Marne|
	Xai-Xai|Nquthu|Tskhinvali|Ash Shaykh Miskīn|Khān Yūnis|Þingeyri|Čačak|Hajdúszoboszló|Phnom Penh|Shcherbynivka|Gjirokastër|Bento Gonçalves|
	N'Djamena|Jiddah|Hsin-chu|Qiqihar|İskenderun|Ouagadougou|Mbanza-Ngungu|Yaoundé|Dhaka|Thiès|Kuwait City|Aleppo Governorate|Wadi al-Shati|
	Ein HaShofet|Villa María|Saint-Étienne|Bir Gifgafa|Bou Saâda|Beni Mellal|Umm Qasr|Abu Kamal|Tel Aviv|6th of October City|Cox's Bazar`

// fingerprint tells by which rules a file's keys were made. A file of other rules
// would miss names in silence.
var fingerprint = sync.OnceValue(func() uint64 {
	var b strings.Builder
	for probe := range strings.SplitSeq(probes, "|") {
		folded := name.Fold(probe)
		whole := bare(folded).text
		for _, s := range append(parts(folded), whole, name.Skeleton(whole)) {
			b.WriteString(s)
			b.WriteByte('|')
		}
	}
	return hashText(b.String()) >> 1
})

// Reindex writes a gazetteer file again with the keys of this version of the
// program, whatever version made it.
func Reindex(w io.Writer, data []byte) error {
	sections, err := readSections(data)
	if err != nil {
		return err
	}
	g := &Gazetteer{}
	if err := g.read(sections); err != nil {
		return err
	}
	b := Builder{Grid: g.areas.grid, Precision: g.degree, notes: g.notes}
	for e := range g.All {
		if err := b.Add(e); err != nil {
			return fmt.Errorf("write gazetteer again: %w", err)
		}
		if i := g.areaOf(e.ID); i >= 0 {
			if err := b.AddOutline(e.ID, g.areas.shape(i)); err != nil {
				return fmt.Errorf("write gazetteer again: %w", err)
			}
		}
	}
	return b.Write(w)
}
