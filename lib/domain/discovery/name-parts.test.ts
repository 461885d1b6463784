import { expect, it } from 'vitest';
import { nameParts, portalName } from './name-parts.ts';

it.each([
  ['shop-orders-prod', ['shop', 'orders'], 'prod'],
  ['shop_prod_orders', ['shop', 'orders'], 'prod'],
  ['ShopOrdersProdStack', ['shop', 'orders'], 'prod'],
  ['ShopDevStack', ['shop'], 'dev'],
  ['prd-billing', ['billing'], 'prod'],
  ['BoxOfficeLive', ['box', 'office'], 'live'],
  ['test-runner-prod', ['test', 'runner'], 'prod'],
  ['items-dev-app', ['items', 'app'], 'dev'],
  ['billing-legacy', ['billing', 'legacy'], undefined],
  ['device-registry', ['device', 'registry'], undefined],
  ['developers-portal', ['developers', 'portal'], undefined],
  ['stack', ['stack'], undefined],
  ['APIGatewayStg', ['apigateway'], 'staging'],
])('%s is %j in %s', (name, words, environment) => {
  expect(nameParts(name)).toEqual({ words, ...(environment ? { environment } : {}) });
});

it.each([
  [['shop', 'orders'], 'shop-orders'],
  [['7eleven'], 's-7eleven'],
  [['店'], 'system'],
])('%j is called %s in portal.yaml', (words, name) => {
  expect(portalName(words)).toBe(name);
});
