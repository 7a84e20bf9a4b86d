let software = false;

/** True when the browser gives a WebGL 2 context; the probe's context is released at once. */
export function hasWebGl2(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  software = context !== null && drawnByProcessor(context);
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

/** True when the last probe's context was drawn by the processor: SwiftShader, llvmpipe, Windows' basic driver. */
export function isSoftwareMachine(): boolean {
  return software;
}

/** The same of a canvas's own context. */
export function isSoftwareRendered(canvas: HTMLCanvasElement): boolean {
  const context = canvas.getContext('webgl2');
  return context !== null && drawnByProcessor(context);
}

function drawnByProcessor(context: WebGL2RenderingContext): boolean {
  const info = context.getExtension('WEBGL_debug_renderer_info');
  if (!info) return false;
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(
    String(context.getParameter(info.UNMASKED_RENDERER_WEBGL)),
  );
}
