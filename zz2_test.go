package broadsheet
import ("testing";"os";"compress/gzip";"io";"bytes")
func BenchmarkZ(b *testing.B){
 g,_:=os.Open("/work/shared/corpus/feeds/giantbomb-podcast.rss.gz"); z,_:=gzip.NewReader(g); d,_:=io.ReadAll(z)
 p:=&Parser{RawContent:true}
 b.SetBytes(int64(len(d)));b.ReportAllocs()
 n:=0
 for b.Loop() { f,_:=p.ParseFeed(bytes.NewReader(d),Source{});n=len(f.Items) }
 b.Log(n)
}
