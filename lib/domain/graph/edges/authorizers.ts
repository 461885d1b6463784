import { at, documentAt, listAt, textAt } from '../attributes.ts';
import type { DeclaredResource } from '../model.ts';
import { isRecord } from '../spelling.ts';
import { addressOf, type EdgeFact, type EdgeRule } from '../world.ts';

const AUTHORIZER =
  /^(aws_api_gateway_authorizer|aws_apigatewayv2_authorizer|AWS::ApiGateway(V2)?::Authorizer)$/;

/** API → what says who may call it: a function, or a user pool. */
export const authorizers: EdgeRule = (world) =>
  world.ofKind('rest-api', 'http-api').flatMap((api) =>
    world
      .partsOf(api)
      .flatMap(authorizersIn)
      .flatMap(({ attributes, where }): EdgeFact[] => {
        const says = `${where}: ${textAt(attributes, 'name') ?? 'authorizer'}`;
        const fn = world.find(textAt(attributes, 'authorizerUri'), 'function');
        const issuer = textAt(attributes, 'jwtConfiguration.issuer');
        const pools = [
          ...listAt(attributes, 'providerArns', 'providerARNs'),
          // https://cognito-idp.<region>.amazonaws.com/<pool>
          ...(issuer === undefined ? [] : [issuer, issuer.split('/').at(-1)]),
        ].flatMap((pool) => world.find(pool, 'user-pool') ?? []);
        return [
          ...(fn ? [{ kind: 'invoke' as const, from: api.id, to: fn.id, label: 'authorizer', says }] : []),
          ...[...new Set(pools)].map((pool) => ({
            kind: 'read' as const,
            from: api.id,
            to: pool.id,
            label: 'sign-in',
            says: `${says} → ${pool.name}`,
          })),
        ];
      }),
  );

type Authorizer = { readonly attributes: Readonly<Record<string, unknown>>; readonly where: string };

/** An authorizer that is a resource of its own, or those of an API's document. */
function authorizersIn(part: DeclaredResource): readonly Authorizer[] {
  if (AUTHORIZER.test(part.type)) return [{ attributes: part.attributes, where: addressOf(part) }];
  const body = documentAt(part.attributes, 'body');
  const schemes = [at(body, 'securityDefinitions'), at(body, 'components.securitySchemes')].filter(isRecord);
  return schemes.flatMap((each) =>
    Object.entries(each).flatMap(([name, scheme]) => {
      const authorizer = isRecord(scheme) ? scheme['x-amazon-apigateway-authorizer'] : undefined;
      return isRecord(authorizer) ? [{ attributes: { ...authorizer, name }, where: addressOf(part) }] : [];
    }),
  );
}

/** User pool → the functions that it asks. */
export const poolTriggers: EdgeRule = (world) =>
  world.ofKind('user-pool').flatMap((pool) => {
    const config = pool.attributes.lambdaConfig;
    const triggers = Array.isArray(config) ? config[0] : config;
    return Object.entries(isRecord(triggers) ? triggers : {}).flatMap(([trigger, set]): EdgeFact[] => {
      // Custom senders and the trigger before a token keep settings round the ARN.
      const fn = world.find(typeof set === 'string' ? set : at({ set }, 'set.lambdaArn'), 'function');
      const says = `${pool.name}: ${trigger} → ${fn?.name}`;
      return fn ? [{ kind: 'invoke', from: pool.id, to: fn.id, label: trigger, says }] : [];
    });
  });
