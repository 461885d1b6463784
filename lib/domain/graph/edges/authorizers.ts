import { listAt, textAt } from '../attributes.ts';
import { addressOf, type EdgeFact, type EdgeRule } from '../world.ts';

const AUTHORIZER =
  /^(aws_api_gateway_authorizer|aws_apigatewayv2_authorizer|AWS::ApiGateway(V2)?::Authorizer)$/;

/** API → what says who may call it: a function, or a user pool. */
export const authorizers: EdgeRule = (world) =>
  world.ofKind('rest-api', 'http-api').flatMap((api) =>
    world
      .partsOf(api)
      .filter((each) => AUTHORIZER.test(each.type))
      .flatMap((each): EdgeFact[] => {
        const says = `${addressOf(each)}: ${textAt(each.attributes, 'name') ?? 'authorizer'}`;
        const fn = world.find(textAt(each.attributes, 'authorizerUri'), 'function');
        const pools = [
          ...listAt(each.attributes, 'providerArns', 'providerARNs'),
          // https://cognito-idp.<region>.amazonaws.com/<pool>
          textAt(each.attributes, 'jwtConfiguration.issuer')?.split('/').at(-1),
        ].flatMap((pool) => world.find(pool, 'user-pool') ?? []);
        return [
          ...(fn ? [{ kind: 'invoke' as const, from: api.id, to: fn.id, label: 'authorizer', says }] : []),
          ...pools.map((pool) => ({
            kind: 'read' as const,
            from: api.id,
            to: pool.id,
            label: 'sign-in',
            says: `${says} → ${pool.name}`,
          })),
        ];
      }),
  );

/** User pool → the functions that it asks. */
export const poolTriggers: EdgeRule = (world) =>
  world.ofKind('user-pool').flatMap((pool) => {
    const config = pool.attributes.lambdaConfig;
    const triggers = Array.isArray(config) ? config[0] : config;
    return Object.entries(triggers ?? {}).flatMap(([trigger, arn]): EdgeFact[] => {
      const fn = world.find(arn, 'function');
      const says = `${pool.name}: ${trigger} → ${fn?.name}`;
      return fn ? [{ kind: 'invoke', from: pool.id, to: fn.id, label: trigger, says }] : [];
    });
  });
