import type { MetadataRoute } from 'next';

/** Nothing here is anybody's but its team's. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: '*', disallow: '/' } };
}
