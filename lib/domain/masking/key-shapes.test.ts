import { describe, expect, it } from 'vitest';
import { maskerOf } from '../masking.ts';

const mask = maskerOf();
const a1 = (length: number) => 'a1'.repeat(length).slice(0, length);

describe('a key by its shape', () => {
  it.each([
    'AKIAIOSFODNN7EXAMPLE',
    'ASIAIOSFODNN7EXAMPLE',
    `ghp_${a1(36)}`,
    `ghs_${a1(40)}`,
    `github_pat_${a1(30)}`,
    `glpat-${a1(20)}`,
    `xoxb-${a1(20)}`,
    `sk_live_${a1(16)}`,
    `AIza${a1(35)}`,
    `npm_${a1(36)}`,
    `pypi-${a1(60)}`,
    `SG.${a1(22)}.${a1(43)}`,
    `hvs.${a1(30)}`,
    `sk-ant-${a1(40)}`,
    `ygr_${a1(43)}`,
    'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY12',
    'WJalrXUtnFEMIK7MDENGbPxRfiCYEXAM6C95E3G1',
    'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAM6C95E3F1',
    'WJalrX/tnFEMIK7MDENGbPxRfiCYEXAM6C95E3F1',
    'eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl',
    'eyJhbGciOiJI.eyJzdWIiOiIx.',
    'eyJhbGciOiJI.eyJzdWIiOiIx.aaaa.bbbb.cccc',
    'eyJ12345678.12345678.s',
    `${a1(130)}==`,
    a1(120),
  ])('%s is masked among other words', (key) => {
    expect(mask(`x ${key} y`)).toBe('x (masked) y');
    expect(mask(`"${key}"`)).toBe('"(masked)"');
  });

  it.each([
    'AKIAIOSFODNN7',
    'ghp_short',
    'eyJhbGciOiJI',
    'eyJhbGciOiJI.short.x',
    'eyJ',
    'eyJ1234567.12345678.s',
    'eyJ12345678.1234567.s',
    'eyJ12345678.12345678',
    'eyJ12345678/12345678.12345678',
    'aeyJhbGciOiJI.eyJzdWIiOi.x',
    a1(119),
    'a'.repeat(130),
    '1'.repeat(130),
    'WJALRXUTNFEMIK7MDENGBPXRFICYEXAMPLEKEY12',
    'wJalrXUtnFEMIKxMDENGbPxRfiCYEXAMPLEKEYab',
    'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLE-EY12',
    'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY12=',
    'bearer abcdefgh1234567',
    // Logical ids as the CDK and SAM make them.
    'OrdersTableReadCapacityScaling10AB6C95E3',
    'PublicOrdersRestApiDeployment00a47fc2d5f',
    `${'-'.repeat(140)}`,
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '3f786850e387550fdab836ed7e6dc881de23001b',
    '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
    'bearer of good news and nothing else',
    'bearer authenticationfailed',
  ])('%s is none', (text) => {
    expect(mask(`x ${text} y`)).toBe(`x ${text} y`);
  });

  it('is masked from where it begins to where it ends', () => {
    const token = 'eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl';
    expect(mask(`/reset/${token}/now`)).toBe('/reset/(masked)/now');
    expect(mask(`id-${token}`)).toBe('id-(masked)');
    expect(mask('eyJhbGciOiJI.a2V5a2V5.iviv.text.tag.f')).toBe('(masked).f');
    expect(mask(`${a1(130)}===`)).toBe('(masked)=');
    expect(mask(`${a1(130)}=y`)).toBe('(masked)y');
    expect(mask('Bearer \t abcdefgh12345678==.')).toBe('Bearer \t (masked).');
  });

  it('is masked in front of a host, with a user or alone', () => {
    expect(mask('https://me:hun@ter2@example.org/r')).toBe('https://me:(masked)@example.org/r');
    expect(mask(`https://${a1(24)}@example.org/r`)).toBe('https://(masked)@example.org/r');
    expect(mask('ssh://git@example.org:22/r and 12://a:b@c')).toBe(
      'ssh://git@example.org:22/r and 12://a:b@c',
    );
  });
});
