/** The channel that announces, at the commit, which user has a new notification. */
export const notificationsChannel = 'diningcoach_notifications';
