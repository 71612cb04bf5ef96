import { PGlite } from '@electric-sql/pglite';
import { readFileSync } from 'node:fs';
const p = new PGlite({loadDataDir: new Blob([readFileSync(process.argv[2]!)])}); await p.waitReady;
const {rows} = await p.query<{n:string}>("select relname n from pg_class where relkind in ('r','p') and relnamespace='public'::regnamespace");
console.log(rows.length, 'tables');
for (const {n} of rows) { const r = await p.query<{c:number}>(`select count(*)::int c from "${n}"`); if (r.rows[0]!.c) console.log(n, r.rows[0]!.c); }
console.log((await p.query("select nspname from pg_namespace")).rows.map((r:any)=>r.nspname).join());
console.log((await p.query("select relname from pg_class where relkind='S' and relnamespace='public'::regnamespace")).rows.length, 'sequences');
let t=Date.now();
const q = rows.map(({n})=>`select '${n}' n where exists(select 1 from "${n}")`).join(' union all ');
console.log((await p.query(q)).rows, Date.now()-t); t=Date.now();
await p.exec('truncate '+rows.filter(r=>!/kysely/.test(r.n)).slice(0,60).map(r=>`"${r.n}"`).join()+' restart identity cascade'); console.log('trunc60', Date.now()-t);
