import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PRICE_BOOK, type PriceBook } from '#lib/domain/cost/price-book.ts';
import { usageTypesIn } from '#lib/domain/cost/usage-prefix.ts';
import { output } from './output.ts';
import { pricesRefresh } from './prices-refresh.ts';

// The shape is that of AWS's bulk price list (index.csv, version v1.0: five lines of preamble, one of heads, quoted
// cells); AWS cannot be reached here, so the excerpt of two of Secrets Manager's usage types is made by this test.
const HEADS =
  '"SKU","OfferTermCode","RateCode","TermType","PriceDescription","EffectiveDate","StartingRange","EndingRange",' +
  '"Unit","PricePerUnit","Currency","Product Family","serviceCode","Location","Location Type","usageType","operation"';
const row = (sku: string, type: string, usd: string, currency = 'USD') =>
  `"${sku}","JRTCKXETXF","${sku}.JRTCKXETXF.6YS6EN2CT7","OnDemand","a ""quoted"", text","2026-11-01","0","Inf",` +
  `"Secrets","${usd}","${currency}","Secret","AWSSecretsManager","somewhere","AWS Region","${type}",""`;

type Change = (lines: string[], region: string) => string[];
let change: Change;
let server: Server;
let folder: string;
const said: string[] = [];

const list = (region: string): string[] => {
  const named = (type: string) => usageTypesIn(type, region)[0] ?? '';
  return [
    '"FormatVersion","v1.0"',
    '"Disclaimer","This pricing list is for informational purposes only, and so on"',
    '"Publication Date","2026-12-01T18:32:21Z"',
    '"Version","20261201183221"',
    '"OfferCode","AWSSecretsManager"',
    HEADS,
    row('A1', named('AWSSecretsManager-Secrets'), '0.4500000000'),
    row('A2', named('AWSSecretsManagerAPIRequest'), '0.0000050000'),
    row('A3', named('AWSSecretsManager-Other'), '9.0000000000'),
  ];
};

beforeEach(async () => {
  change = (lines) => lines;
  said.length = 0;
  folder = mkdtempSync(join(tmpdir(), 'prices-'));
  server = createServer((request, answer) => {
    const region = request.url?.split('/').at(-2) ?? '';
    if (!request.url?.endsWith(`/offers/v1.0/aws/AWSSecretsManager/current/${region}/index.csv`)) {
      answer.writeHead(404).end();
      return;
    }
    answer.end(change(list(region), region).join('\r\n'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const file = () => join(folder, 'prices.json');
const refresh = () => {
  const write = { write: (text: string) => said.push(text) > 0 } as unknown as NodeJS.WriteStream;
  return pricesRefresh(output(false, write, write), {
    from: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    file: file(),
    offers: ['AWSSecretsManager'],
  });
};
const written = (): PriceBook => JSON.parse(readFileSync(file(), 'utf8'));

it('writes what a list says, with its day, and leaves the rest of the book as it was', async () => {
  expect(await refresh(), said.join('')).toBe(0);
  const { prices } = written();
  expect(prices.find(({ item }) => item === 'secret')).toEqual({
    item: 'secret',
    source: 'offer',
    published: '2026-12-01',
    tiers: [{ from: 0, usd: { '*': 0.45 } }],
  });
  const others = ({ item }: { item: string }) => item !== 'secret' && item !== 'secret-request';
  expect(prices.filter(others)).toEqual(PRICE_BOOK.prices.filter(others));
  expect(said.join('')).toContain('1 prices changed, 1 are as they were');
});

it.each([
  [
    'of another offer',
    'it is of AmazonEC2',
    (lines) => lines.map((each) => each.replace('Code","AWSSecretsManager', 'Code","AmazonEC2')),
  ],
  ['in another currency', 'is priced in CNY', (lines) => lines.map((each) => each.replace('"USD"', '"CNY"'))],
  [
    'without a price',
    'has no price: free',
    (lines) => lines.map((each) => each.replace('0.4500000000', 'free')),
  ],
  [
    'with a gap between tiers',
    'the last tier ends at 100',
    (lines) => lines.map((each) => each.replace('"Inf"', '"100"')),
  ],
  [
    'with two prices of one thing',
    'two prices',
    (lines) => [
      ...lines,
      ...lines.slice(6, 7).map((each) => each.replaceAll('A1', 'A9').replace('0.45', '0.46')),
    ],
  ],
  ['that is a page of a proxy’s', 'no table begins in it', () => ['<html>', 'Sign in</html>']],
] as const satisfies readonly (readonly [string, string, Change])[])(
  'refuses a list %s by name, and writes nothing',
  async (_, why, changed) => {
    change = (lines, region) => (region === 'eu-west-1' ? (changed as Change)(lines, region) : lines);
    expect(await refresh()).toBe(1);
    expect(said.join('')).toContain('AWSSecretsManager in eu-west-1 refused: ');
    expect(said.join('')).toContain(why);
    expect(() => written()).toThrow();
  },
);

it('keeps an item that moved more than three times: that is another unit, not another price', async () => {
  change = (lines) => lines.map((each) => each.replace('0.4500000000', '45.0000000000'));
  expect(await refresh()).toBe(0);
  expect(written().prices.find(({ item }) => item === 'secret')).toMatchObject({ source: 'pages' });
  expect(said.join('')).toContain('secret keeps its price: it moved more than three times');
});

it('takes a list that is redirected for none', async () => {
  server.removeAllListeners('request');
  server.on('request', (_, answer) => answer.writeHead(302, { location: 'http://127.0.0.1:1/' }).end());
  expect(await refresh()).toBe(1);
  expect(() => written()).toThrow();
});
