import { expect, it } from 'vitest';
import { servicesInTest, sessionInTest } from './services-in-test.ts';

const place = { account: '000000000000', region: 'ap-northeast-1' };

it('what a test gives is there, what it does not give throws by its name as soon as it is used', async () => {
  const keys = { accessKeyId: 'a', secretAccessKey: 'b' };
  const services = servicesInTest({ dataDir: '/data', aws: () => ({ session: sessionInTest(keys) }) });
  const { dataDir, builder, hcp, aws } = services;
  expect(dataDir).toBe('/data');
  expect(() => builder({ dir: '', source: '', remove: async () => undefined }, [])).toThrow(
    'this test gives no services.builder',
  );
  expect(() => hcp.secretNamed('TOKEN')).toThrow('this test gives no services.hcp');
  const clients = aws(place, 'role', 'run-1');
  expect(await clients.session.keys()).toMatchObject(keys);
  expect(() => clients.lambda.send({} as never)).toThrow('this test gives no services.aws().lambda');
});
