/** Stands in for the slider library that the card renderer wants for carousels, which our cards do not use. */
export default class NoCarousel {}
export const A11y = {};
export const Autoplay = {};
export const History = {};
export const Keyboard = {};
export const Navigation = {};
export const Pagination = {};
export const Scrollbar = {};
