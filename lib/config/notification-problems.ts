import { coversKey } from '#lib/domain/access/can.ts';
import type { PortalFile } from './schema.ts';

/** Routes to nobody and from nowhere: a message that never comes is found when it is missed. */
export function notificationProblems({
  notifications,
  systems,
}: PortalFile): { path: string[]; message: string }[] {
  if (!notifications) return [];
  const { receivers, routes, mail } = notifications;
  const keys = Object.entries(systems).flatMap(([system, { environments }]) =>
    Object.keys(environments).map((environment) => `${system}/${environment}`),
  );
  const owners = new Set(Object.values(systems).map(({ owner }) => owner));
  const problems = routes.flatMap(({ to, on, owner }, index) => {
    const at = ['notifications', 'routes', String(index)];
    return [
      ...to.flatMap((each, position) =>
        receivers[each]
          ? []
          : [{ path: [...at, 'to', String(position)], message: `no receiver ${JSON.stringify(each)}` }],
      ),
      ...(keys.some((key) => coversKey(on, key))
        ? []
        : [{ path: [...at, 'on'], message: 'no environment of this file is there' }]),
      ...(owner === undefined || owners.has(owner)
        ? []
        : [{ path: [...at, 'owner'], message: 'no system of this file has this owner' }]),
    ];
  });
  const mails = Object.entries(receivers).filter(([, { kind }]) => kind === 'email');
  if (mails.length > 0 && !mail)
    problems.push({
      path: ['notifications', 'receivers', mails[0]?.[0] ?? ''],
      message: 'mail needs notifications.mail: the server and who it is from',
    });
  return problems;
}
