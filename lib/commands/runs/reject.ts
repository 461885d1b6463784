import { onEnvironment } from '#lib/domain/access/action.ts';
import { defineCommand } from '../define.ts';
import { type DecisionAnswer, type DecisionArgs, decide } from './decide.ts';

/** Turns a plan of an infrastructure run down; the run ends. */
export const rejectInfrastructure = defineCommand<DecisionArgs, DecisionAnswer>({
  name: 'run.reject-infrastructure',
  action: 'deploys:approve-infrastructure',
  on: ({ environment }) => onEnvironment(environment),
  run: (services, caller, args) => decide(services, caller, 'infrastructure', 'rejected', args),
});

/** Turns a plan of an application run down; the run ends. */
export const rejectApplication = defineCommand<DecisionArgs, DecisionAnswer>({
  name: 'run.reject-application',
  action: 'deploys:approve-application',
  on: ({ environment }) => onEnvironment(environment),
  run: (services, caller, args) => decide(services, caller, 'application', 'rejected', args),
});
