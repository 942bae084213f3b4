import type { I18nClient } from '@payloadcms/translations';
import type { Payload, SanitizedPermissions, TypedUser } from 'payload';

/** The props that Payload passes to a component of `admin.components.beforeDashboard`. */
export interface BeforeDashboardServerProps {
  readonly i18n: I18nClient;
  readonly payload: Payload;
  readonly permissions?: SanitizedPermissions;
  readonly user?: TypedUser;
}
