export * from './call';
export * from './clipboard';
export * from './day';
export { inWindow, takeToken } from './door';
export { type Changed, type JobEvent, onEvent } from './events';
export * from './fault';
export * from './frame';
export * from './money';
export * from './query';
