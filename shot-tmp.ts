import { chromium } from '@playwright/test';
import { writeFileSync } from 'node:fs';
const portal='http://127.0.0.1:25200';
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu','--disable-background-networking']});
const c=await b.newContext({viewport:{width:1440,height:900}, colorScheme:'dark'});
const a=await c.request.post(`${portal}/api/auth/sign-in/demo`,{data:{name:'admin'},headers:{origin:portal}});
console.log(a.status());
const state=await c.storageState();
const shots=[['cost-simple','?view=simple&overlay=cost','dark','en'],['cost-detailed','?view=detailed&overlay=cost','light','ja'],['change','?view=detailed&overlay=change','dark','en'],['change-nat','?view=detailed&overlay=change&node='+encodeURIComponent('tf:infra/terraform#module.network.aws_nat_gateway.main["c"]'),'light','en']];
for (const [name,q,theme,locale] of shots){
 const x=await b.newContext({viewport:{width:1440,height:1000},storageState:state});
 await x.addCookies([{name:'theme',value:theme!,url:portal},{name:'locale',value:locale!,url:portal},{name:'zone',value:'Asia/Tokyo',url:portal}]);
 const p=await x.newPage(); p.on('pageerror',e=>console.log(name,'error',e.message));
 const r=await p.goto(`${portal}/e/items/prod/architecture${q}`,{timeout:120000}); console.log(name,r?.status());
 await p.waitForTimeout(2500);
 await p.screenshot({path:`/tmp/plans-out/${name}.png`,fullPage:false});
 if(name==='cost-simple'||name==='cost-detailed'||name==='change') for (const f of ['svg','png','drawio']) {
  const g=await x.request.get(`${portal}/e/items/prod/architecture/export${q}&format=${f}`); console.log(name,f,g.status(),g.headers()['content-disposition'], (await g.body()).length);
  writeFileSync(`/tmp/plans-out/export-${name}.${f}`, await g.body());
 }
 await x.close();
}
await b.close();
