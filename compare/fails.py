import sys,json,collections
sys.path.insert(0,'/work/shared/bench/normalize'); sys.dont_write_bytecode=True
import score
T={}
for l in open('DATA/plaintext/dev.truth.jsonl'):
    r=json.loads(l); T[r['id']]=r
P={}
for l in open('DATA/pred/dev/plaintext.ours.jsonl'):
    r=json.loads(l); P[r['id']]=r.get('out')
lay=sys.argv[1] if len(sys.argv)>1 else ''; n=int(sys.argv[2]) if len(sys.argv)>2 else 20; key=sys.argv[3] if len(sys.argv)>3 else ''
c=collections.Counter()
for i,t in T.items():
    w=t['want']
    if lay and lay!='all' and w['layout']!=lay: continue
    o=P.get(i) or {}
    r=score.plain(t,w,o)
    bad=[k for k in('title','authors','date','place','url') if k in r and not r[k]]
    if r['para_f1']<=.999: bad.append('para')
    if r.get('junkfree',1)<1: bad.append('junk')
    if r.get('date0') is False: bad.append('date0')
    for b in bad: c[w['layout'],b]+=1
    if key and key not in bad: continue
    if bad and n>0:
        n-=1
        print('---',i,w['layout'],w['lang'],bad)
        for k in bad:
            if k in('title','authors','date','place','url'): print('   ',k,'want',repr(w[k])[:150],'got',repr(o.get(k))[:150])
            if k=='para':
                wp=[score.fold(p) for p in w['paras']]; op=[score.fold(p) for p in (o.get('paras')or[])]
                print('    missing',[p[:110] for p in wp if p not in op][:3]); print('    extra',[p[:110] for p in op if p not in wp][:3])
            if k=='date0': print('   date0 got',o.get('date'))
            if k=='junk': print('    junk',w['junk'])
print(sorted(c.items()))
