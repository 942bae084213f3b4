import { withPayload } from '@payloadcms/next/withPayload';

/** @type {import('next').NextConfig} */
const nextConfig = {
  // If these packages are bundled, Payload's errors lose their names ("o" for ValidationError) and the process needs
  // twice the memory.
  serverExternalPackages: [
    'payload',
    '@payloadcms/db-postgres',
    '@payloadcms/drizzle',
    '@payloadcms/graphql',
    'agenda',
    '@agendajs/postgres-backend',
    'pg',
    'sharp',
    'pino',
    'nodemailer',
    'zxing-wasm',
  ],
  // Otherwise Next asks the registry for newer versions of itself when a coding tool runs it.
  experimental: { agentUpgrade: false },
  poweredByHeader: false,
  // Express in front of Next compresses every response.
  compress: false,
  typescript: { ignoreBuildErrors: true }, // npm run check type-checks everything, tests included
  redirects: () => Promise.resolve([{ source: '/', destination: '/admin', permanent: false }]),
};

export default withPayload(nextConfig, { devBundleServerPackages: false });
