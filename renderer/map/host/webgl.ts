/** True when the browser gives a WebGL 2 context; the probe's context is released at once. */
export function hasWebGl2(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

/** True when the context is drawn by the processor: SwiftShader, llvmpipe, Windows' basic driver. */
export function isSoftwareRendered(canvas: HTMLCanvasElement): boolean {
  const context = canvas.getContext('webgl2');
  const info = context?.getExtension('WEBGL_debug_renderer_info');
  if (!context || !info) return false;
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(
    String(context.getParameter(info.UNMASKED_RENDERER_WEBGL)),
  );
}
