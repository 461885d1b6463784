import { expect, it } from 'vitest';
import { heldLock, lockWords } from './held-lock.ts';
import { uiLine } from './ui-lines.ts';

// Said by Terraform 1.11.4 beside a second apply, S3 backend with use_lockfile.
const DETAIL = `Error message: operation error S3: PutObject, https response error StatusCode: 412, RequestID: 1, api error PreconditionFailed: no
Lock Info:
  ID:        7d7a2b8c-6b7e-0c8e-5a7d-1f2e3d4c5b6a
  Path:      rooms-tfstate/dev/terraform.tfstate
  Operation: OperationTypeApply
  Who:       mika@laptop
  Version:   1.11.4
  Created:   2026-11-29 10:31:07.1 +0000 UTC
  Info:      

Terraform acquires a state lock to protect the state from being written
by multiple users at the same time.`;

it('names who holds the lock, since when, and how it is released', () => {
  const lock = heldLock('Error acquiring the state lock', DETAIL);
  expect(lock).toEqual({
    id: '7d7a2b8c-6b7e-0c8e-5a7d-1f2e3d4c5b6a',
    who: 'mika@laptop',
    operation: 'OperationTypeApply',
    since: '2026-11-29 10:31:07.1 +0000 UTC',
  });
  expect(lock && lockWords(lock)).toContain('locked by mika@laptop since 2026-11-29 10:31:07.1');
});

it('leaves other errors, and one without a holder, as they are', () => {
  expect(heldLock('Invalid reference', DETAIL)).toBeUndefined();
  expect(heldLock('Error acquiring the state lock', 'no such table')).toBeUndefined();
  const said = { severity: 'error', summary: 'Error acquiring the state lock', detail: 'no such table' };
  const line = JSON.stringify({ '@message': 'x', diagnostic: said });
  expect(uiLine(line).error).toEqual({ cause: 'Error acquiring the state lock: no such table' });
});
