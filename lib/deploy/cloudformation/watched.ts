import type { AwsClients } from '#lib/aws/clients.ts';
import { restApiName } from '#lib/aws/read/apigateway/rest-api.ts';
import { listStackResources } from '#lib/aws/read/cloudformation/resources.ts';
import type { StackComponent } from '#lib/config/components.ts';
import { DIMENSION_OF } from '#lib/domain/graph/dimensions.ts';
import type { Watched } from '../watch/figures.ts';

const KINDS: Readonly<Record<string, Watched['kind']>> = {
  'AWS::Lambda::Function': 'function',
  'AWS::ApiGateway::RestApi': 'rest-api',
  'AWS::ApiGatewayV2::Api': 'http-api',
};

/**
 * Functions and APIs of a stack, as CloudWatch names them.
 * @param changed logical ids that the run's plan changed: of the functions only these, if there are some
 * @param reads clients that may ask an API's name, which its metrics carry in place of its id
 */
export async function watchedOfStack(
  clients: AwsClients,
  reads: AwsClients,
  { stack }: Pick<StackComponent, 'stack'>,
  changed: ReadonlySet<string>,
): Promise<readonly Watched[]> {
  const made = await listStackResources(clients, stack);
  if (!made.ok) return [];
  const own = made.value.filter(({ type }) => KINDS[type] !== undefined);
  const functions = own.filter(({ type }) => KINDS[type] === 'function');
  const touched = functions.filter(({ logicalId }) => changed.has(logicalId));
  const meant = own.filter(
    (each) => !functions.includes(each) || touched.length === 0 || touched.includes(each),
  );
  const found = await Promise.all(
    meant.map(async ({ logicalId, type, physicalId }): Promise<readonly Watched[]> => {
      const kind = KINDS[type];
      if (!kind || !physicalId) return [];
      const read = kind === 'rest-api' ? await restApiName(reads, physicalId) : undefined;
      if (read && !read.ok) return [];
      const name = read?.ok ? read.value : physicalId;
      return [
        {
          kind,
          resource: `cfn:${stack}/${logicalId}`,
          label: kind === 'function' ? name : logicalId,
          dimensions: { [DIMENSION_OF[kind]]: name },
        },
      ];
    }),
  );
  return found.flat();
}
