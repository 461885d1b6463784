import { redirect } from 'next/navigation';

type Props = { params: Promise<{ system: string; environment: string }> };

export default async function EnvironmentPage({ params }: Props) {
  const { system, environment } = await params;
  redirect(`/e/${system}/${environment}/architecture`);
}
