import { onEnvironment } from '#lib/domain/access/action.ts';
import { defineCommand } from '../define.ts';
import { type DecisionAnswer, type DecisionArgs, decide } from './decide.ts';

/** Agrees to one plan's content of an infrastructure run; never one's own request. */
export const approveInfrastructure = defineCommand<DecisionArgs, DecisionAnswer>({
  name: 'run.approve-infrastructure',
  action: 'deploys:approve-infrastructure',
  on: ({ environment }) => onEnvironment(environment),
  run: (services, caller, args) => decide(services, caller, 'infrastructure', 'approved', args),
});

/** Agrees to one plan's content of an application run; never one's own request. */
export const approveApplication = defineCommand<DecisionArgs, DecisionAnswer>({
  name: 'run.approve-application',
  action: 'deploys:approve-application',
  on: ({ environment }) => onEnvironment(environment),
  run: (services, caller, args) => decide(services, caller, 'application', 'approved', args),
});
