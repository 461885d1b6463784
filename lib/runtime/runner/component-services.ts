import { resolve } from 'node:path';
import type { Budget } from '#lib/aws/budget.ts';
import { awsClients } from '#lib/aws/clients.ts';
import type { Env } from '#lib/config/env.ts';
import { roleChain } from '#lib/config/role-chain.ts';
import { stepBuilder } from '#lib/deploy/build.ts';
import type { ComponentServices } from '#lib/deploy/component-services.ts';
import { packagedBuild } from '#lib/deploy/packaging/packaged-build.ts';
import { samProgram } from '#lib/deploy/packaging/sam-program.ts';
import { httpProbe } from '#lib/deploy/probe.ts';
import { packageRegistries } from './package-clients.ts';
import type { RunnerPrograms } from './programs.ts';

type Opened = Pick<
  ComponentServices,
  'db' | 'config' | 'clock' | 'dataDir' | 'planKey' | 'isolation' | 'repository'
> & { readonly budget: Budget; readonly programs: RunnerPrograms };

/** What both engines work with, of what this runner has opened and its settings say. */
export function componentServices({ budget, programs, ...opened }: Opened, env: Env): ComponentServices {
  const { config, clock, isolation } = opened;
  const { terraform, tofu, terragrunt, sam } = programs;
  const privateNetworks = env.YAGURA_STEP_NETWORKS;
  return {
    ...opened,
    builder: stepBuilder(isolation, process.execPath, opened.dataDir),
    packagedBuild: packagedBuild({
      ...{ isolation, node: process.execPath, sam: sam === undefined ? undefined : samProgram(sam) },
      ...{ toolchains: env.YAGURA_BUILD_TOOLS, registries: packageRegistries(env), privateNetworks },
    }),
    probe: httpProbe(env.awsEndpoint),
    hcp: { fetch, secretNamed: env.secretNamed },
    terraform: {
      ...{ program: terraform, tofu, terragrunt, endpoint: env.awsEndpoint },
      cliConfig: env.YAGURA_TERRAFORM_RC && resolve(env.YAGURA_TERRAFORM_RC),
      reach: { hosts: env.YAGURA_STEP_HOSTS, privateNetworks },
    },
    aws: ({ account, region }, role, sessionName, then) => {
      const chain = roleChain(config.current(), role);
      const before = { role, ...(chain.externalId ? { externalId: chain.externalId } : {}) };
      const target = then ? { ...then, via: [...chain.via, before] } : { role, ...chain };
      return awsClients({ account, region, sessionName, ...target }, budget, clock);
    },
  };
}
