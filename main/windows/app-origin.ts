/** Where the window's own page comes from; main serves no one else. */
export const APP_ORIGIN = 'app://toasoan';
