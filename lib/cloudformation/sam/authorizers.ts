import { isRecord } from '#lib/domain/graph/spelling.ts';
import type { Attributes } from '../template-attributes.ts';

const KEY = 'x-amazon-apigateway-authorizer';

/** Authorizers of `Auth` as the API's document says them: a user pool, an issuer, a function. */
export function apiAuthorizers(auth: unknown, body: Attributes): Attributes {
  const written = isRecord(auth) && isRecord(auth.Authorizers) ? auth.Authorizers : {};
  const schemes = Object.entries(written).flatMap(([name, each]) => {
    const authorizer = isRecord(each) ? authorizerOf(each) : undefined;
    return authorizer ? [[name, { [KEY]: authorizer }] as const] : [];
  });
  if (isRecord(auth) && auth.EnableIamAuthorizer === true)
    schemes.push(['AWS_IAM', { [KEY]: { type: 'awsSigv4' } }]);
  if (schemes.length === 0) return {};
  const before = isRecord(body.securityDefinitions) ? body.securityDefinitions : {};
  return { securityDefinitions: { ...before, ...Object.fromEntries(schemes) } };
}

/** What every route asks for, unless it says otherwise. */
export function defaultSecurity(auth: unknown): Attributes {
  if (!isRecord(auth)) return {};
  const name = auth.DefaultAuthorizer;
  if (typeof name === 'string' && name !== 'NONE') return { security: [{ [name]: [] }] };
  return auth.ApiKeyRequired === true || isRecord(auth.ResourcePolicy) ? { security: [{ api_key: [] }] } : {};
}

function authorizerOf(written: Attributes): Attributes | undefined {
  const { UserPoolArn: pools, FunctionArn: fn, JwtConfiguration: jwt } = written;
  if (pools !== undefined) {
    return { type: 'cognito_user_pools', providerARNs: Array.isArray(pools) ? pools : [pools] };
  }
  if (fn !== undefined) return { type: 'request', authorizerUri: invocation(fn) };
  if (!isRecord(jwt)) return undefined;
  const issuer = jwt.issuer ?? jwt.Issuer;
  return { type: 'jwt', jwtConfiguration: { ...jwt, issuer } };
}

/** The function that an authorizer asks, as API Gateway names it. */
const invocation = (fn: unknown): Attributes => ({
  'Fn::Sub': [
    `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${fn}/invocations`,
    { fn },
  ],
});
