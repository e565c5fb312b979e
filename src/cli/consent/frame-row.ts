/** A value in the frame. `isProse`: of toolrisk's own, broken at spaces. */
export interface FrameRow { label: string; text: string; isProse?: true }
