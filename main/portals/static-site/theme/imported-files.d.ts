/** A file's text, put into the program when it is built. */
declare module '*?raw' {
  const content: string;
  export default content;
}

/** A file's bytes as a `data:` address, put into the program when it is built. */
declare module '*?inline' {
  const address: string;
  export default address;
}
