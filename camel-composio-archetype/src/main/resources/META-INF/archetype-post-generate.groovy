// The files of the chosen flavour go to the project's root, those of the other one go away.

import groovy.io.FileType
import java.nio.file.Files
import java.nio.file.Path

Path project = Path.of(request.outputDirectory, request.artifactId)
Path flavours = project.resolve('flavours')
String flavour = request.properties['flavour']
List<String> known = ['main', 'spring-boot']
if (!known.contains(flavour)) {
    // the archetype's validationRegex is only asked where somebody types the answers; what else is in the folder is not ours to delete
    throw new IllegalArgumentException("there is no flavour '$flavour': delete the folder ${request.artifactId}, and give -Dflavour=${known.join(' or -Dflavour=')}")
}
Path chosen = flavours.resolve(flavour)
chosen.toFile().eachFileRecurse(FileType.FILES) { file ->
    Path target = project.resolve(chosen.relativize(file.toPath()))
    Files.createDirectories(target.parent)
    Files.move(file.toPath(), target)
}
flavours.toFile().deleteDir()
