import type { ClaimId } from "../../articles/claims";

/** What an article says, and one sentence on why it holds or does not. */
export interface ClaimSentences {
  readonly says: string;
  readonly why: string;
}

const firstEpoch = "A mean over the whole first epoch, whose first batches meet a network that has learned nothing yet.";
const lastEpoch = "A mean over the batches of the last epoch, each measured before its update, as Keras prints it.";
const noSuchColumn = "The call to fit has no validation data; measured here on the test images after that epoch.";
const repaired = "Measured with the two faults below put right, and still never shuffled, as printed.";

/** Every claim of the articles in English. */
export const enClaimSentences: Readonly<Record<ClaimId, ClaimSentences>> = {
  batch128Test: {
    says: "Test accuracy after 10 epochs",
    why: "A dense network of 128 units usually ends between 97.5 and 97.9\u202f%.",
  },
  batch128Epoch1Loss: { says: "Log, epoch 1: training loss", why: firstEpoch },
  batch128Epoch1Accuracy: { says: "Log, epoch 1: training accuracy", why: firstEpoch },
  batch128Epoch1ValidationLoss: { says: "Log, epoch 1: validation loss", why: noSuchColumn },
  batch128Epoch1ValidationAccuracy: { says: "Log, epoch 1: validation accuracy", why: noSuchColumn },
  batch128Epoch10Loss: { says: "Log, epoch 10: training loss", why: lastEpoch },
  batch128Epoch10Accuracy: { says: "Log, epoch 10: training accuracy", why: lastEpoch },
  batch128Epoch10ValidationLoss: { says: "Log, epoch 10: validation loss", why: noSuchColumn },
  batch128Epoch10ValidationAccuracy: { says: "Log, epoch 10: validation accuracy", why: noSuchColumn },
  batch128ValidationColumns: {
    says: "The program prints a log with val_ columns",
    why: "Its call to fit is given no validation data, so Keras has nothing to put into such columns.",
  },
  batch32Test: { says: "Test accuracy after 10 epochs", why: repaired },
  batch32Epoch1Loss: { says: "Log, epoch 1: training loss", why: firstEpoch },
  batch32Epoch1Accuracy: { says: "Log, epoch 1: training accuracy", why: firstEpoch },
  batch32Epoch10Loss: { says: "Log, epoch 10: training loss", why: lastEpoch },
  batch32Epoch10Accuracy: { says: "Log, epoch 10: training accuracy", why: lastEpoch },
  batch32ImageShape: {
    says: "The program trains on the images as it loads them",
    why: "They stay 28 × 28 while the first layer expects 784 values: Keras stops with an error.",
  },
  batch32LabelShape: {
    says: "The program takes the labels as it loads them",
    why: "They stay whole numbers while this loss expects one-hot rows: Keras stops with an error.",
  },
  article0CrossEntropyTerms: {
    says: "Cross-entropy by hand: labels 0, 1, 0, 1, predictions 0.9, 0.2, 0.8, 0.3",
    why: "The working drops the (1 − y) terms that its own formula has.",
  },
  article0CrossEntropySum: {
    says: "The sum of the terms that it keeps",
    why: "Even those alone, −ln 0.2 − ln 0.3, add up to something else.",
  },
  article0DescentStep1: {
    says: "Gradient descent on y = w·x + b, step 1: loss, w and b",
    why: "From w = 1, b = 0 with learning rate 0.1 and the sample (1, 2), this is right.",
  },
  article0DescentStep2Gradient: {
    says: "Step 2: prediction, loss and gradients",
    why: "For the sample (2, 4) at w = 1.2, b = 0.2, these are right too.",
  },
  article0DescentStep2Update: {
    says: "Step 2: the new w and b",
    why: "The step is 0.1 times gradients of −5.6 and −2.8, taken from w = 1.2, b = 0.2.",
  },
  article1TrainingAccuracy: {
    says: "Prints “Accuracy” after 10 epochs, without a figure in the article",
    why: "Here is what its program would print: the accuracy on the images it was trained on.",
  },
  article1MeasuresTrainingImages: {
    says: "What the program prints is the network's accuracy",
    why: "It is counted on the training images, and says nothing of digits the network has not seen.",
  },
  article1AdamBias: {
    says: "Adam, written without bias correction",
    why: "Both averages start at 0; without the correction the first step, here for a gradient of 1, is about three times too long.",
  },
  article1AdamSquare: {
    says: "Adam, with ∇² where the squared gradient is meant",
    why: "∇² means second derivatives; Adam squares each entry of the gradient, here at x = 1, y = 3, θ = 1.",
  },
  article1GradientSign: {
    says: "The gradient of ½Σ(y − θᵀx)²",
    why: "The minus sign of the inner derivative is missing: descent would climb, here at x = 1, y = 3, θ = 1.",
  },
  article2Test: {
    says: "Prints the test accuracy after 5 epochs, without a figure in the article",
    why: "There is nothing to compare; here is what its program would print.",
  },
  article2InputNeurons: {
    says: "A 2-2-1 network for points of two numbers: neurons of the input layer",
    why: "The list of layers and the formulas do not agree: the formulas use both numbers of a point.",
  },
  article3Test: {
    says: "Test accuracy after 10 epochs",
    why: "Measured with the fault below put right; two layers of 64 units usually end between 97.1 and 97.5\u202f%.",
  },
  article3ImageShape: {
    says: "The program trains on the images as it loads them",
    why: "They stay 28 × 28 while the first layer expects 784 values: Keras stops with an error.",
  },
  article4Test: {
    says: "Prints the test accuracy after 10 epochs, without a figure in the article",
    why: "There is nothing to compare; here is what its program would print.",
  },
  article4CrossEntropy: {
    says: "Cross-entropy of the labels 0, 1 and the probabilities 0.9, 0.1, by its own formula",
    why: "We do not know its result; a mean over the two labels comes to ½ · ln 10.",
  },
  article4CrossEntropySoftmax: {
    says: "The same formula for one image with two classes",
    why: "As one sample of a softmax the terms are added, not averaged: ln 10, twice as much.",
  },
  article4Relu: { says: "ReLU of 1, 2, −3", why: "Negative values become 0, the others stay." },
  article4DescentTable: {
    says: "A table: stochastic descent converges fast, mini-batch descent slowly",
    why: "The sentence after the table says the reverse; the Worked examples tab races the three.",
  },
};
