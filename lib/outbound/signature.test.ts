import { describe, expect, it } from 'vitest';
import { isStrongSecret, signature } from './signature.ts';

describe('the signature of a webhook', () => {
  it('is that of the Standard Webhooks libraries for their own published example', () => {
    // Test vector of https://github.com/standard-webhooks/standard-webhooks (libraries/javascript, python, go …)
    const said = signature(
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      1_614_265_330,
      '{"test": 2432232314}',
    );
    expect(said).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('asks for 24 bytes at least', () => {
    expect(isStrongSecret('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')).toBe(true);
    expect(isStrongSecret(Buffer.alloc(23, 1).toString('base64'))).toBe(false);
    expect(isStrongSecret('password')).toBe(false);
  });
});
