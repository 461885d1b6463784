import type { TerraformComponent } from '#lib/config/components.ts';
import type { PredictedDenials } from '#lib/domain/deploy/denials/predicted.ts';
import type { PlanJson } from '#lib/terraform/json/plan-json.ts';
import { touchedOfPlan } from '#lib/terraform/json/touched.ts';
import { type ComponentServices, roleOf, sessionName } from '../component-services.ts';
import type { Job } from '../job.ts';
import { needed, predictDenials } from '../predict-denials.ts';
import { stateNeeds } from './state-needs.ts';

/** What the deploy role lacks for this plan, as the plan role is told; undefined where nothing is deployed. */
export async function rootDenials(
  services: ComponentServices,
  job: Job<TerraformComponent>,
  plan: PlanJson,
): Promise<PredictedDenials | undefined> {
  const { component, run } = job;
  const { deploy } = component.roles;
  if (deploy === undefined) return undefined;
  const { needs, unknown } = needed(touchedOfPlan(plan, component.account), component);
  const all = [...needs, ...stateNeeds(component)];
  const clients = services.aws(component, roleOf(component, 'plan'), sessionName(run.number));
  return predictDenials(clients, job, [{ role: deploy, needs: all }], unknown);
}
