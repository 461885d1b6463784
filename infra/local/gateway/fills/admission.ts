import type { RootCredentials } from '../../root.ts';
import { errorAnswer } from '../aws-error.ts';
import type { Answer, Call } from '../call.ts';
import { signedByRoot } from '../signature.ts';

/**
 * MiniStack takes `test`, any twelve digits, and no signature at all for root, and answers `/_ministack/*` to
 * anybody. Here root has one key, whose signature is checked; everybody else's is checked by MiniStack.
 */
export function admission(root: RootCredentials, now: () => Date) {
  return (call: Call): Answer | undefined => {
    if (
      call.path.startsWith('/_ministack/') ||
      call.path.startsWith('/_localstack/') ||
      call.path === '/health'
    ) {
      // A custom resource answers here; the token in the path is its capability.
      const customResource = call.method === 'PUT' && call.path.startsWith('/_ministack/cfn-response/');
      return customResource
        ? undefined
        : refused(call, 'AccessDenied', 'The emulator has no administration here.');
    }
    const header = call.headers.authorization;
    const claims = [header?.includes('Credential='), call.query.has('X-Amz-Credential')].filter(
      Boolean,
    ).length;
    if (claims > 1 || (header?.split('Credential=').length ?? 0) > 2) {
      return refused(call, 'InvalidArgument', 'Only one auth mechanism allowed.');
    }
    if (!call.accessKeyId) return refused(call, 'MissingAuthenticationToken', 'Missing Authentication Token');
    if (call.accessKeyId === root.accessKeyId) {
      if (signedByRoot(call, root, now())) return undefined;
      const code = call.protocol === 'json' ? 'InvalidSignatureException' : 'SignatureDoesNotMatch';
      return refused(
        call,
        code,
        'The request signature we calculated does not match the signature you provided.',
      );
    }
    // Keys that MiniStack would take for root.
    if (!/^A[KS]IA[A-Z0-9]{12,}$/.test(call.accessKeyId)) {
      const code = call.protocol === 'json' ? 'UnrecognizedClientException' : 'InvalidClientTokenId';
      return refused(call, code, 'The security token included in the request is invalid.');
    }
    return undefined;
  };
}

function refused(call: Call, code: string, message: string): Answer {
  return errorAnswer(call, { code, message, status: 403 });
}
