/** The process answers; asks nobody else. */
export const GET = (): Response => Response.json({ status: 'live' });

export const dynamic = 'force-dynamic';
