import { lexicalEditor } from '@payloadcms/richtext-lexical';
import { languages, type Language } from './src/domain/language.ts';
import { en } from '@payloadcms/translations/languages/en';
import { ko } from '@payloadcms/translations/languages/ko';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildConfig } from 'payload';
import sharp from 'sharp';
import { Allergens } from './collections/labels/Allergens.ts';
import { AuditLog } from './collections/accounts/AuditLog.ts';
import { Blocks } from './collections/community/reactions/Blocks.ts';
import { Bookmarks } from './collections/community/reactions/Bookmarks.ts';
import { Follows } from './collections/community/reactions/Follows.ts';
import { Likes } from './collections/community/reactions/Likes.ts';
import { AnonymityOpenings } from './collections/community/AnonymityOpenings.ts';
import { Boards } from './collections/community/Boards.ts';
import { Comments } from './collections/community/Comments.ts';
import { ContentRevisions } from './collections/community/ContentRevisions.ts';
import { Notifications } from './collections/community/notifications/Notifications.ts';
import { PushSubscriptions } from './collections/community/notifications/PushSubscriptions.ts';
import { ModerationActions } from './collections/community/moderation/ModerationActions.ts';
import { ModerationCases } from './collections/community/moderation/ModerationCases.ts';
import { Reports } from './collections/community/moderation/Reports.ts';
import { PostImages } from './collections/community/PostImages.ts';
import { Posts } from './collections/community/Posts.ts';
import { ConsentHistory } from './collections/accounts/ConsentHistory.ts';
import { DataExports } from './collections/accounts/DataExports.ts';
import { Diets } from './collections/suitability/Diets.ts';
import { FoodCategories } from './collections/foods/FoodCategories.ts';
import { FoodImports } from './collections/imports/FoodImports.ts';
import { ImportMappings } from './collections/imports/ImportMappings.ts';
import { Foods } from './collections/foods/Foods.ts';
import { harden, hardenOwnCollections } from './collections/operations/harden.ts';
import { HealthProfiles } from './collections/accounts/HealthProfiles.ts';
import { Identities } from './collections/accounts/Identities.ts';
import { Passkeys } from './collections/accounts/Passkeys.ts';
import { CareEntries } from './collections/patients/CareEntries.ts';
import { Sharings } from './collections/patients/Sharings.ts';
import { Images } from './collections/foods/Images.ts';
import { Ingredients } from './collections/labels/Ingredients.ts';
import { MealDiaries } from './collections/meals/MealDiaries.ts';
import { MealPhotos } from './collections/meals/MealPhotos.ts';
import { Members } from './collections/accounts/Members.ts';
import { ScanHistory } from './collections/foods/ScanHistory.ts';
import { Staff } from './collections/accounts/Staff.ts';
import { WordFilters } from './collections/community/WordFilters.ts';
import { Users } from './collections/accounts/Users.ts';
import { evenOutFailedLogin } from './hooks/accounts/logins/evenOutFailedLogin.ts';
import { answerProblem } from './hooks/operations/answerProblem.ts';
import { patchedPostgres } from './src/database/payload/adapter.ts';
import { consentListEndpoint, consentTextEndpoint } from './src/endpoints/accounts/consentText.ts';
import { forgotPasswordMutations } from './src/endpoints/accounts/credentials/forgotPassword.ts';
import { feedEndpoint } from './src/endpoints/community/feeds.ts';
import { adaptMutations } from './src/endpoints/operations/graphqlMutations.ts';
import { guardDocumentAccess } from './src/endpoints/operations/documentAccess.ts';
import { retryAllJobsEndpoint, retryJobEndpoint } from './src/endpoints/operations/retryJob.ts';
import { socialEndpoints } from './src/endpoints/accounts/social/endpoints.ts';
import { jobsSendMail } from './src/email/jobsSendMail.ts';
import { maximumUploadMegabytes } from './src/domain/operations/uploadFiles.ts';
import { env } from './src/env.ts';
import { quietPayloadLog } from './src/errors/quietLog.ts';
import { addressesOf } from './src/domain/operations/origins.ts';

const root = dirname(fileURLToPath(import.meta.url));
const { CORS_ORIGINS, LOG_LEVEL, PAYLOAD_SECRET, publicUrl } = env();
/** Pages of these origins may call the API from a browser, and send the cookie of the admin UI with it. */
const origins = [...addressesOf(publicUrl), ...CORS_ORIGINS];

const config = buildConfig({
  secret: PAYLOAD_SECRET ?? '',
  serverURL: '',
  cors: { origins, headers: ['Idempotency-Key', 'If-Match', 'Last-Event-ID', 'X-OTP', 'X-Reason'] },
  csrf: origins,
  telemetry: false,
  cookiePrefix: 'diningcoach',
  admin: {
    user: Staff.slug,
    avatar: 'default',
    meta: { titleSuffix: ' · DiningCoach' },
    dateFormat: 'yyyy-MM-dd HH:mm',
    importMap: { baseDir: root },
    components: {
      beforeLogin: ['/src/admin/accounts/OneTimeCode.tsx#OneTimeCode'],
      beforeDashboard: [
        '/src/admin/accounts/MustAddSecondFactor.tsx#MustAddSecondFactor',
        '/src/admin/community/ModerationCharts.tsx#ModerationCharts',
        '/src/admin/operations/Dashboard.tsx#Dashboard',
      ],
      beforeNavLinks: [
        '/src/admin/community/DeskLink.tsx#DeskLink',
        '/src/admin/imports/ImportsLink.tsx#ImportsLink',
      ],
      views: {
        moderation: {
          Component: '/src/admin/community/ModerationView.tsx#ModerationView',
          path: '/moderation',
          // Payload reads this title in no language.
          meta: { title: '신고 처리 · Moderation' },
        },
        imports: {
          Component: '/src/admin/imports/ImportsView.tsx#ImportsView',
          path: '/imports',
          meta: { title: '식품 가져오기 · Imports' },
        },
      },
      graphics: { Logo: '/src/admin/brand/Logo.tsx#Logo', Icon: '/src/admin/brand/Logo.tsx#Icon' },
    },
  },
  i18n: {
    supportedLanguages: { ko, en } satisfies Record<Language, unknown>,
    fallbackLanguage: languages[0],
    // "1-25 / 300": Payload's word between the two belongs after them in Korean.
    translations: {
      ko: { general: { of: '/' }, curation: { history: '변경 이력' }, diningcoach: { rules: '규칙' } },
      en: { curation: { history: 'History' }, diningcoach: { rules: 'Rules' } },
    },
  },
  collections: [
    Foods,
    FoodCategories,
    FoodImports,
    ImportMappings,
    Images,
    Diets,
    Allergens,
    Ingredients,
    Users,
    Members,
    HealthProfiles,
    ConsentHistory,
    Identities,
    Passkeys,
    Sharings,
    CareEntries,
    MealDiaries,
    MealPhotos,
    ScanHistory,
    Boards,
    Posts,
    Comments,
    PostImages,
    ContentRevisions,
    Notifications,
    PushSubscriptions,
    Likes,
    Bookmarks,
    Follows,
    Blocks,
    Reports,
    ModerationCases,
    ModerationActions,
    AnonymityOpenings,
    DataExports,
    AuditLog,
    WordFilters,
    Staff,
  ],
  plugins: [harden],
  endpoints: [
    retryAllJobsEndpoint,
    retryJobEndpoint,
    consentListEndpoint,
    consentTextEndpoint,
    ...socialEndpoints,
    feedEndpoint,
  ],
  db: patchedPostgres({ migrationDir: resolve(root, 'migrations') }),
  editor: lexicalEditor(),
  email: jobsSendMail,
  sharp,
  upload: { limits: { fileSize: maximumUploadMegabytes * 1024 * 1024 }, abortOnLimit: true },
  maxDepth: 3,
  defaultDepth: 1,
  graphQL: {
    disablePlaygroundInProduction: true,
    disableIntrospectionInProduction: true,
    maxComplexity: 2_000,
    queries: guardDocumentAccess,
    mutations: (...schema) => ({ ...adaptMutations(...schema), ...forgotPasswordMutations(...schema) }),
    schemaOutputFile: resolve(root, '.data/schema.graphql'),
  },
  hooks: { afterError: [evenOutFailedLogin, answerProblem] },
  logger: {
    options: { level: LOG_LEVEL, ...quietPayloadLog },
  },
  // Payload logs the messages of these; the request log has their line.
  loggingLevels: {
    Forbidden: false,
    Locked: false,
    MissingFile: false,
    NotFound: false,
    ValidationError: false,
  },
  typescript: { outputFile: resolve(root, 'payload-types.ts'), autoGenerate: false },
});

export default hardenOwnCollections(config);
